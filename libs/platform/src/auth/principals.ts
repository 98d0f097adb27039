import { Column, Entity, PrimaryColumn, type DataSource } from 'typeorm';
import type { Duty, Role } from '@liaison/contracts';
import { asUser, type Caller } from '../caller.js';

/** A user as this service knows them from the directory's events. */
@Entity('principals')
export class Principal {
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  @Column('int') version: number;
  @Column('text') subject: string;
  @Column('text') role: Role;
  @Column('text', { array: true }) duties: Duty[];
  @Column('boolean') active: boolean;
  @Column('text', { name: 'display_name' }) displayName: string;
  /** When the directory said so. */
  @Column('timestamptz', { name: 'said_at', default: () => `'epoch'` }) saidAt: Date;
}

/** How long a change of role or a deactivation may go unnoticed by a process. */
const REMEMBERED_MS = 2_000;
const REMEMBERED_AT_MOST = 2_000;

/** Finds the user that an identity belongs to. What a person may do is said by the directory, not by the token. */
export class Principals {
  readonly #remembered = new Map<string, { caller: Caller | null; untilMs: number }>();

  constructor(private readonly source: DataSource) {}

  async find(subject: string): Promise<Caller | null> {
    const known = this.#remembered.get(subject);
    if (known && known.untilMs > Date.now()) return known.caller;
    const row = await this.#row(subject);
    const caller = row?.active ? callerOf(row) : null;
    if (this.#remembered.size >= REMEMBERED_AT_MOST) this.#remembered.clear();
    this.#remembered.set(subject, { caller, untilMs: Date.now() + REMEMBERED_MS });
    return caller;
  }

  /** The user that an identity belonged to, whether they may still sign in or not. */
  async recall(subject: string): Promise<Caller | null> {
    const row = await this.#row(subject);
    return row && callerOf(row);
  }

  /** An identity that has moved may be held by two until both have been heard of; whoever was named last has it. */
  #row(subject: string): Promise<Principal | null> {
    return this.source.getRepository(Principal).findOne({ where: { subject }, order: { saidAt: 'DESC', userId: 'DESC' } });
  }
}

const callerOf = ({ userId, role, duties }: Principal): Caller => asUser(userId, role, duties);
