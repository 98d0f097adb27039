import { demoPeople } from '../../directory/src/demo/people.js';

/** What a newcomer needs to go on: the address, and who to sign in as. */
export function welcome(port: number, demo: boolean): void {
  const lines = [`Liaison : http://localhost:${port}`];
  if (demo) {
    const width = Math.max(...demoPeople.map(({ subject }) => subject.length));
    lines.push(
      '',
      'Données fictives; mot de passe = le nom · Fictional data; password = the name',
      ...demoPeople.map(({ subject, who }) => `  ${subject.padEnd(width)}  ${who.fr} · ${who.en}`),
      '',
      'Jeton · Token: npm run --silent token -- maude',
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
