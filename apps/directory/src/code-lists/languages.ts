import { item, type CodeList } from './code-list.js';

/** Languages in which a stakeholder may be spoken to (ISO 639-1), the official one first. */
export const languages: CodeList = {
  name: 'languages',
  items: [
    item('fr', 'Français', 'French'),
    item('en', 'Anglais', 'English'),
    item('ar', 'Arabe', 'Arabic'),
    item('cr', 'Cri', 'Cree'),
    item('es', 'Espagnol', 'Spanish'),
    item('ht', 'Créole haïtien', 'Haitian Creole'),
    item('it', 'Italien', 'Italian'),
    item('iu', 'Inuktitut', 'Inuktitut'),
    item('pt', 'Portugais', 'Portuguese'),
    item('vi', 'Vietnamien', 'Vietnamese'),
    item('zh', 'Chinois', 'Chinese'),
  ],
};
