import i18next from 'i18next';
import { later as en } from './en/later.js';
import { later as fr } from './fr/later.js';

// They join the words that are there from the start; both languages again, for the one click.
i18next.addResourceBundle('fr', 'translation', fr, true);
i18next.addResourceBundle('en', 'translation', en, true);
