import i18next from 'i18next';
import { watch as en } from './en/watch.js';
import { watch as fr } from './fr/watch.js';

// They join the words that are there from the start; both languages again, for the one click.
i18next.addResourceBundle('fr', 'translation', fr, true);
i18next.addResourceBundle('en', 'translation', en, true);
