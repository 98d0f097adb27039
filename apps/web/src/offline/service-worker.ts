import { registerSW } from 'virtual:pwa-register';

/**
 * Keeps the app itself on the device, so that it opens without network. A new version waits until
 * somebody asks for it: nothing that is being written is swept away.
 */
export function keepApp(ready: (update: () => void) => void): void {
  const update = registerSW({ onNeedRefresh: () => ready(() => void update(true)) });
}
