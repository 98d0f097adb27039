import { stances as codes } from '@liaison/contracts';
import { labelled, type CodeList } from './code-list.js';

/** Where somebody stands on a topic. */
export const stances: CodeList = {
  name: 'stances',
  items: labelled(codes, {
    advocate: ['Promoteur', 'Advocate'],
    favourable: ['Favorable', 'Favourable'],
    neutral: ['Neutre', 'Neutral'],
    sceptical: ['Sceptique', 'Sceptical'],
    opposed: ['Opposé', 'Opposed'],
  }),
};
