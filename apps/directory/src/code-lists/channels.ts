import { channels as codes } from '@liaison/contracts';
import { labelled, type CodeList } from './code-list.js';

export const channels: CodeList = {
  name: 'channels',
  items: labelled(codes, {
    in_person: ['En personne', 'In person'],
    phone: ['Téléphone', 'Phone'],
    video: ['Visioconférence', 'Video call'],
    email: ['Courriel', 'Email'],
    congress: ['Congrès', 'Congress'],
    other: ['Autre', 'Other'],
  }),
};
