import { interactionLogged } from '@liaison/contracts';
import { start } from '@liaison/platform';
import { kol } from '../../kol/src/kol.app.js';
import { reactions } from '../../kol/src/reactions/index.js';

/** The service `kol`, but that hearing of one meeting kills its process: the one logged under the correlation id below. For crash tests. */
const logged = reactions.find((reaction) => reaction.type === interactionLogged)!;
const { handle } = logged;
logged.handle = async (tx, event) => {
  if (event.correlationId === 'dead0000-0000-4000-8000-00000000dead') process.kill(process.pid, 'SIGKILL');
  await handle(tx, event);
};
await start(kol);
