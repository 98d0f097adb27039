import { item, type CodeList } from './code-list.js';

/** Places and bodies of the health network and around it. The parent says inside what a kind is usually found. */
export const organizationKinds: CodeList = {
  name: 'organization-kinds',
  items: [
    item('health_authority', 'Autorité de santé', 'Health authority'),
    item('institution', 'Établissement', 'Institution', 'health_authority'),
    item('installation', 'Installation', 'Facility', 'institution'),
    item('department', 'Service ou département', 'Department', 'installation'),
    item('clinic', 'Clinique', 'Clinic'),
    item('pharmacy', 'Pharmacie', 'Pharmacy'),
    item('university', 'Université', 'University'),
    item('faculty', 'Faculté', 'Faculty', 'university'),
    item('research_centre', 'Centre de recherche', 'Research centre'),
    item('association', 'Association', 'Association'),
    item('government', 'Organisme gouvernemental', 'Government body'),
    item('company', 'Entreprise', 'Company'),
    item('other', 'Autre', 'Other'),
  ],
};
