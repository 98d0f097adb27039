import pg from 'pg';

const TEMPLATE = 'liaison_template';

/** Address of another database on the same server. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes the template once a run; `prepare` provisions and migrates it. */
export async function makeTemplate(server: string, prepare: (url: string) => Promise<void>): Promise<void> {
  await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`));
  await withClient(server, (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
  await prepare(databaseUrl(server, TEMPLATE));
}

let made = 0;

/** A fresh copy of the template; ask `drop` to take it away. */
export async function copyTemplate(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `liaison_t${process.pid}_${++made}`;
  // Copies of one template are made one at a time, whichever worker asks.
  await withClient(server, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('liaison template'))`);
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`);
  });
  return {
    url: databaseUrl(server, name),
    drop: () => withClient(server, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}
