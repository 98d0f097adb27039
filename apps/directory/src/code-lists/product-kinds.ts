import { productKinds as codes } from '@liaison/contracts';
import { labelled, type CodeList } from './code-list.js';

export const productKinds: CodeList = {
  name: 'product-kinds',
  items: labelled(codes, {
    drug: ['Médicament', 'Drug'],
    biologic: ['Médicament biologique', 'Biologic'],
    device: ['Instrument médical', 'Medical device'],
    software: ['Logiciel', 'Software'],
    natural_health_product: ['Produit de santé naturel', 'Natural health product'],
    procedure: ['Intervention', 'Procedure'],
  }),
};
