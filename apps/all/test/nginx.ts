import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, until } from '@liaison/testing';

const STARTS_WITHIN_MS = 5_000;
const SCRATCH = ['client_body_temp_path', 'proxy_temp_path', 'fastcgi_temp_path', 'uwsgi_temp_path', 'scgi_temp_path'];

export const hasNginx = (): boolean => !spawnSync('nginx', ['-v']).error;

/** Runs the proxy with these rules, as the image of docker-compose.yml does: not as a daemon, with nothing to write but scratch files. */
export async function startNginx(rules: string, port: number): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-nginx-'));
  writeFileSync(join(folder, 'rules.conf'), rules);
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/pid;
error_log stderr warn;
events { worker_connections 256; }
http {
  include /etc/nginx/mime.types;
  access_log off;
  ${SCRATCH.map((name) => `${name} ${folder}/${name};`).join('\n  ')}
  include ${folder}/rules.conf;
}
`,
  );
  const nginx = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  nginx.stderr.on('data', (more: Buffer) => (said += more.toString()));
  await until(() => answers(port), 'nginx', STARTS_WITHIN_MS).catch((error: Error) => {
    nginx.kill('SIGKILL');
    throw new Error(`${error.message}. It said:\n${said}`);
  });
  return {
    async stop() {
      const ended = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
