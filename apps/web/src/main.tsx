import './theme/nonce.js';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/app.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './data/queries.js';
import { startLanguage } from './i18n/language.js';
import { router } from './routes.js';
import { nonce } from './theme/nonce.js';
import { theme } from './theme/theme.js';

await startLanguage();

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Notifications position="bottom-center" />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
