import './theme/nonce.js';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queries } from './data/queries.js';
import { startLanguage } from './i18n/language.js';
import { later } from './parts/later.js';
import { router } from './routes.js';
import { nonce } from './theme/nonce.js';
import { theme } from './theme/theme.js';
// After the styles of Mantine's pieces, which it overrules.
import './theme/app.css';

const Said = later(() => import('./shell/said.js').then((piece) => piece.Said));

await startLanguage();

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
        <Said />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
