import { createSpotlight } from '@mantine/spotlight';

/** Whether the palette is open; it can be asked for before it is there. */
export const [paletteStore, palette] = createSpotlight();
