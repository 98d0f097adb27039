const HOUR_MS = 3_600_000;
const REGULATORY_DAYS = 15;
const ZONE = 'America/Toronto';
/** Eastern time, in summer and in winter. */
const OFFSETS = ['-04:00', '-05:00'];

const dayIn = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });
const timeIn = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Both clocks of an adverse event, as the server will set them: they run without network too. */
export function deadlines(awareAt: string): { internalDueAt: string; regulatoryDueAt: string } {
  const aware = new Date(awareAt);
  const day = new Date(`${dayIn.format(aware)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + REGULATORY_DAYS);
  const ends = OFFSETS.map((offset) => new Date(`${day.toISOString().slice(0, 10)}T23:59:59${offset}`));
  const end = ends.find((one) => timeIn.format(one) === '23:59') ?? ends[0]!;
  return { internalDueAt: new Date(aware.getTime() + 24 * HOUR_MS).toISOString(), regulatoryDueAt: end.toISOString() };
}
