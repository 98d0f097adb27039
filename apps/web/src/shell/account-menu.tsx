import { useState } from 'react';
import { later } from '../parts/later.js';
import { AccountButton } from './account-button.js';

const Account = later(() => import('./account.js').then((piece) => piece.Account));

/** The button is there from the start; what it opens comes later, and opens at once for whoever did not wait. */
export function AccountMenu() {
  const [asked, setAsked] = useState(false);
  return <Account asked={asked} openedAtOnce={asked} meanwhile={<AccountButton aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)} />} />;
}
