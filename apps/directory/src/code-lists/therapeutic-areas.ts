import { item, type CodeList } from './code-list.js';

/** What territories, products and topics are about. A part of an area names the area as its parent. */
export const therapeuticAreas: CodeList = {
  name: 'therapeutic-areas',
  items: [
    item('cardiology', 'Cardiologie', 'Cardiology'),
    item('dermatology', 'Dermatologie', 'Dermatology'),
    item('diabetes', 'Diabète', 'Diabetes'),
    item('digital_health', 'Santé numérique', 'Digital health'),
    item('endocrinology', 'Endocrinologie et métabolisme', 'Endocrinology and metabolism'),
    item('obesity', 'Obésité', 'Obesity', 'endocrinology'),
    item('gastroenterology', 'Gastroentérologie', 'Gastroenterology'),
    item('hepatology', 'Hépatologie', 'Hepatology', 'gastroenterology'),
    item('hematology', 'Hématologie', 'Hematology'),
    item('immunology', 'Immunologie', 'Immunology'),
    item('rheumatology', 'Rhumatologie', 'Rheumatology', 'immunology'),
    item('infectious_diseases', 'Maladies infectieuses', 'Infectious diseases'),
    item('vaccines', 'Vaccination', 'Vaccines', 'infectious_diseases'),
    item('medical_devices', 'Dispositifs médicaux', 'Medical devices'),
    item('mental_health', 'Santé mentale', 'Mental health'),
    item('nephrology', 'Néphrologie', 'Nephrology'),
    item('neurology', 'Neurologie', 'Neurology'),
    item('oncology', 'Oncologie', 'Oncology'),
    item('hemato_oncology', 'Hémato-oncologie', 'Hemato-oncology', 'oncology'),
    item('ophthalmology', 'Ophtalmologie', 'Ophthalmology'),
    item('pain', 'Douleur', 'Pain'),
    item('palliative_care', 'Soins palliatifs', 'Palliative care'),
    item('rare_diseases', 'Maladies rares', 'Rare diseases'),
    item('respiratory', 'Santé respiratoire', 'Respiratory health'),
    item('urology', 'Urologie', 'Urology'),
    item('womens_health', 'Santé des femmes', 'Women’s health'),
  ],
};
