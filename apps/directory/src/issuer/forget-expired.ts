import { daily, type Schedule } from '@liaison/messaging';
import { system } from '@liaison/platform';

/** Sign-ins that have ended are of no use to anybody. */
export const forgetExpiredSignIns: Schedule = {
  name: 'forget expired sign-ins',
  slots: daily(3, 20),
  async run(work, slot) {
    await work.asSystem(system('issuer'), (tx) => tx.query('DELETE FROM oidc_records WHERE expires_at < $1', [slot]));
  },
};
