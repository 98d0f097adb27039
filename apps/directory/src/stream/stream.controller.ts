import { Controller, Get, Headers, Inject, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import type { Role } from '@liaison/contracts';
import { Allow, Clock, CONFIG, RequestContext, UnitOfWork, type Config, type Context } from '@liaison/platform';
import { Cursors } from './cursor.js';
import { Feed, lastPosition } from './feed.js';
import { Stream } from './stream.js';

/** What happened longer ago is not told again: a client that was away for longer reads its lists anew. */
const RETOLD_MS = 3_600_000;
const EVENT_STREAM = 'text/event-stream; charset=utf-8';
/** The longest that a timer can wait. */
const TIMER_MS_AT_MOST = 2_147_483_647;

@ApiTags('stream')
@Controller('stream')
export class StreamController {
  readonly #cursors: Cursors;

  constructor(
    private readonly feed: Feed,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.#cursors = new Cursors(config.secrets.auditKey);
  }

  /**
   * Server-sent events: progress of the caller's jobs, safety notices for those who follow them. An
   * event `reset` says that something may have been missed and that lists are to be read again.
   */
  @Get()
  @Allow('stream:read', { streams: true })
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The last `id` of the stream before.' })
  @ApiOkResponse({ schema: { type: 'string' } })
  async open(
    @RequestContext() context: Omit<Context, 'now'>,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // HEAD asks what would come; nobody would ever end what it opened.
    if (request.method === 'HEAD') return void reply.header('content-type', EVENT_STREAM).send();
    const userId = context.caller.userId!;
    const leave = this.feed.takePlace(userId);
    try {
      const last = await this.work.run(context, lastPosition, 'read');
      const heard = lastEventId ? this.#cursors.read(userId, lastEventId) : null;
      const fresh = heard !== null && this.clock.now().getTime() - heard.at.getTime() <= RETOLD_MS;
      if (reply.raw.destroyed) return leave();
      const output = this.#hijack(reply);
      const now = () => this.clock.now();
      const stream = new Stream(userId, context.caller.role as Role, output, fresh ? Math.min(heard.position, last) : last, now, (it) =>
        this.#cursors.write(userId, it),
      );
      const expiry = setTimeout(() => stream.end(), msUntilExpiry(request));
      output.on('close', () => {
        clearTimeout(expiry);
        this.feed.remove(stream);
        leave();
      });
      this.feed.add(stream);
      stream.open(lastEventId !== undefined && !fresh);
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Takes the connection from the framework, with the headers that it has given so far. */
  #hijack(reply: FastifyReply) {
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': EVENT_STREAM,
      'cache-control': 'no-store',
      // Asks nginx and those like it not to gather what must arrive at once.
      'x-accel-buffering': 'no',
    });
    return reply.raw;
  }
}

/** The gate has verified the token; here only its end is read. Time is the machine's, as it is for the gate. */
function msUntilExpiry(request: FastifyRequest): number {
  const { exp } = decodeJwt(request.headers.authorization!.split(' ')[1]!);
  return Math.max(0, Math.min(exp! * 1000 - Date.now(), TIMER_MS_AT_MOST));
}
