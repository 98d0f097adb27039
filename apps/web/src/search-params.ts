import type { AuditedService } from './data/administration.js';
import { auditedServices } from './data/administration.js';
import type { MeetingsFilter } from './data/interactions.js';
import { heldStatuses, type HeldStatus } from './data/quarantine.js';
import { proposals, signalSorts, signalStates, subjectKinds, type Proposed, type SignalsFilter } from './data/signals.js';
import { healths, type Health } from './data/sources.js';
import type { PeopleFilter } from './data/stakeholders.js';

type Raw = Record<string, unknown>;

const text = (value: unknown): string | undefined => (['string', 'number'].includes(typeof value) && String(value).trim() !== '' ? String(value) : undefined);
const flag = (value: unknown): true | undefined => (value === true || value === 'true' ? true : undefined);

/** What a list is narrowed by stands in its address: a view that is worth keeping is a bookmark. */
export const peopleSearch = (raw: Raw): PeopleFilter => ({
  q: text(raw.q),
  mine: flag(raw.mine),
  region: text(raw.region),
  specialty: text(raw.specialty),
  kind: text(raw.kind) as PeopleFilter['kind'],
  role: text(raw.role),
  tier: [1, 2, 3].find((one) => String(one) === String(raw.tier)),
});

export const meetingSearch = (raw: Raw): Pick<MeetingsFilter, 'q' | 'status' | 'channel'> & { mine?: boolean } => ({
  q: text(raw.q),
  status: text(raw.status) as MeetingsFilter['status'],
  channel: text(raw.channel) as MeetingsFilter['channel'],
  mine: flag(raw.mine),
});

export const newMeetingSearch = (raw: Raw): { stakeholderId?: string; plan?: boolean } => ({ stakeholderId: text(raw.stakeholderId), plan: flag(raw.plan) });

export const auditSearch = (raw: Raw): { service?: AuditedService; resourceId?: string } => ({
  service: auditedServices.find((one) => one === raw.service),
  resourceId: text(raw.resourceId),
});

export const quarantineSearch = (raw: Raw): { status?: HeldStatus } => ({ status: heldStatuses.find((one) => one === raw.status) });

/** `signal`: the one that is read; `decision`: what a mail proposes to decide of it. */
export const watchSearch = (raw: Raw): SignalsFilter & { signal?: string; decision?: Proposed } => ({
  state: signalStates.find((one) => one === raw.state),
  kind: subjectKinds.find((one) => one === raw.kind),
  strategyId: text(raw.strategyId),
  mine: flag(raw.mine),
  sort: signalSorts.find((one) => one === raw.sort),
  signal: text(raw.signal),
  decision: proposals.find((one) => one === raw.decision),
});

/** `digest`: what a mail proposes to choose. */
export const settingsSearch = (raw: Raw): { digest?: 'off' } => ({ digest: raw.digest === 'off' ? 'off' : undefined });

export const strategiesSearch = (raw: Raw): { mine?: boolean } => ({ mine: flag(raw.mine) });

export const sourcesSearch = (raw: Raw): { health?: Health; folder?: string } => ({ health: healths.find((one) => one === raw.health), folder: text(raw.folder) });

export const signedOutSearch = (raw: Raw): { reason?: string } => ({ reason: text(raw.reason) });
