import type { Fields, Item, View } from './command.js';
import type { DeviceDatabase } from './database.js';
import { overlaid } from './overlay.js';

export interface SignalsWanted {
  state?: string;
  kind?: string;
  strategyId?: string;
  subjectId?: string;
  mine?: boolean;
}

/** Signals that were to be triaged when the server was asked last, and those of which something was decided here. */
export class Signals {
  constructor(
    private readonly database: DeviceDatabase,
    private readonly userId: string,
    private readonly now: () => number,
  ) {}

  async get(id: string): Promise<View | null> {
    const row = await this.database.signals.get(id);
    return row ? (await this.withWritten([row.view]))[0]! : null;
  }

  /** The latest first. */
  async list({ state, kind, strategyId, subjectId, mine }: SignalsWanted): Promise<View[]> {
    const views = await this.withWritten((await this.database.signals.toArray()).map((row) => row.view));
    const wanted = (view: View) => {
      const { kind: itsKind, id } = view.subject as Fields;
      const why = view.why as { strategyId: string; mine: boolean }[];
      return (
        (!state || view.state === state) &&
        (!kind || itsKind === kind) &&
        (!subjectId || id === subjectId) &&
        (!strategyId || why.some((one) => one.strategyId === strategyId)) &&
        (!mine || view.ownerId === this.userId || why.some((one) => one.mine))
      );
    };
    return views.filter(wanted).toSorted((a, b) => String(b.raisedAt).localeCompare(String(a.raisedAt)) || (a.id < b.id ? 1 : -1));
  }

  /** The strategies that have found them. */
  async strategies(): Promise<{ id: string; name: string }[]> {
    const why = (await this.database.signals.toArray()).flatMap(({ view }) => view.why as { strategyId: string; strategyName: string }[]);
    return [...new Map(why.map((one) => [one.strategyId, one.strategyName]))].map(([id, name]) => ({ id, name }));
  }

  /** Signals as they are with all that was decided here. One that was put off until now is to be triaged again. */
  async withWritten<T extends View>(views: readonly T[]): Promise<T[]> {
    const items = (await this.database.outbox.orderBy('seq').toArray()).filter(isOfSignals);
    return views.map((view) => {
      const shown = overlaid(view, items.filter((item) => item.id === view.id), this.userId) as T;
      return shown.state === 'snoozed' && Date.parse(String(shown.snoozedUntil)) <= this.now() ? { ...shown, state: 'new', snoozedUntil: null } : shown;
    });
  }
}

const isOfSignals = ({ resource }: Item): boolean => resource === 'signals';
