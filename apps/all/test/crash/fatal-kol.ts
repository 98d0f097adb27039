import { interactionLogged } from '@liaison/contracts';
import { start } from '@liaison/platform';
import { kol } from '../../../kol/src/kol.app.js';
import { reactions } from '../../../kol/src/reactions/index.js';

/** The service `kol`, but that hearing of one meeting kills its process: the one logged under the correlation id below. For crash tests. */
const logged = reactions.find((reaction) => reaction.type === interactionLogged)!;
const { handle, handleAll } = logged;
const dieOf = (events: { correlationId: string }[]) => {
  if (events.some(({ correlationId }) => correlationId === 'dead0000-0000-4000-8000-00000000dead')) process.kill(process.pid, 'SIGKILL');
};
logged.handle = async (tx, event) => {
  dieOf([event]);
  await handle(tx, event);
};
logged.handleAll &&= async (tx, events) => {
  dieOf(events);
  await handleAll!(tx, events);
};
await start(kol);
