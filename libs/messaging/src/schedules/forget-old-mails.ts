import { forgetMails, system } from '@liaison/platform';
import { daily, type Schedule } from './schedule.js';

/** For a service that sends mail: each night, words and addresses of what was sent long ago go. */
export const forgetOldMails: Schedule = {
  name: 'forget old mails',
  slots: daily(3, 20),
  run: (work) => work.asSystem(system('forget old mails'), forgetMails),
};
