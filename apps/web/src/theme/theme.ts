import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The blue of the St. Lawrence in November: dark enough that white stands on it, and it on white (WCAG 1.4.3). */
const river: MantineColorsTuple = ['#e8f4f9', '#d3e7f0', '#a5cee1', '#74b4d2', '#4d9ec5', '#338fbc', '#2187b7', '#0f74a2', '#0b5c7a', '#08485f'];

export const theme = createTheme({
  primaryColor: 'river',
  primaryShade: { light: 8, dark: 7 },
  colors: { river },
  autoContrast: true,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  headings: { fontFamily: 'inherit', fontWeight: '650', sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.15rem' }, h3: { fontSize: '1rem' } } },
  cursorType: 'pointer',
  // Reduced motion is asked of the device, not of us.
  respectReducedMotion: true,
});
