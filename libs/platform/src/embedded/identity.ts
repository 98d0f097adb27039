import { execFileSync, spawnSync } from 'node:child_process';
import { userInfo } from 'node:os';

/** As whom the server runs: PostgreSQL refuses root. Empty when this process may run it itself. */
export interface Identity {
  uid?: number;
  gid?: number;
}

const NAME = 'postgres';

export function serverIdentity(): Identity {
  if (userInfo().uid !== 0) return {};
  const known = lookUp();
  if (known) return known;
  spawnSync('useradd', ['--system', '--no-create-home', '--user-group', NAME]);
  const made = lookUp();
  if (made) return made;
  throw new Error('PostgreSQL does not run as root, and no system user could be made for it: start as an ordinary user, or set DATABASE_URL.');
}

function lookUp(): Identity | null {
  try {
    const number = (flag: string) => Number(execFileSync('id', [flag, NAME], { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' }).trim());
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return null;
  }
}

/** Whether the server's user can reach a path: not so below a 0700 home such as root's. */
export const canReach = (identity: Identity, path: string): boolean =>
  identity.uid === undefined || spawnSync('test', ['-x', path], { ...identity, cwd: '/' }).status === 0;
