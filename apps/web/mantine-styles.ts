import type { Plugin } from 'vite';

/** Where Mantine names the classes of one of its pieces; beside it in the package lie the styles of that piece alone. */
const CLASSES = /[\\/]@mantine[\\/](core|notifications|spotlight)[\\/]esm[\\/].*?(\w+)\.module\.mjs$/;

/**
 * The styles of each piece of Mantine come with that piece, so that no screen waits for those of pieces
 * that are shown elsewhere or nowhere. What a piece is made of is imported before it, its styles too.
 */
export const mantineStyles = (): Plugin => ({
  name: 'mantine-styles',
  transform(code, id) {
    const [, library, piece] = CLASSES.exec(id) ?? [];
    if (library === undefined) return undefined;
    const styles = library === 'core' ? `styles/${piece}.css` : 'styles.css';
    return { code: `import '@mantine/${library}/${styles}';\n${code}`, map: null };
  },
});
