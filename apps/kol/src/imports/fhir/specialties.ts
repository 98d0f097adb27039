import { folded } from '../../search/fold.js';
import { isObject, objects, text } from './json.js';

const SNOMED = 'http://snomed.info/sct';

/** SNOMED CT specialties and the specialists of each, by code of `specialties`. What is not here is not guessed. */
const BY_SNOMED: Record<string, string[]> = {
  'anatomical-pathology': ['83273008'],
  'anesthesiology': ['394577000', '88189002'],
  'cardiac-surgery': ['309371000'],
  'cardiology': ['394579002', '17561000'],
  'child-and-adolescent-psychiatry': ['394588006', '309361002'],
  'critical-care-medicine': ['309338004'],
  'dermatology': ['394582007', '18803008'],
  'diagnostic-radiology': ['394914008', '66862007'],
  'emergency-medicine': ['309294001'],
  'endocrinology-and-metabolism': ['394583002', '61894003'],
  'family-medicine': ['62247001'],
  'gastroenterology': ['394584008', '71838004'],
  'general-surgery': ['394609007'],
  'geriatric-medicine': ['394811001', '90655003'],
  'hematology': ['394803006', '40204001'],
  'infectious-diseases': ['394807007', '76899008'],
  'internal-medicine': ['419192003', '39677007'],
  'medical-oncology': ['394593009', '310512001'],
  'nephrology': ['394589003', '11911009'],
  'neurology': ['394591006', '56397003'],
  'neuropathology': ['394599008', '11661002'],
  'neurosurgery': ['45544007'],
  'nuclear-medicine': ['80933006'],
  'obstetrics-and-gynecology': ['394585009'],
  'ophthalmology': ['394594003', '422234006'],
  'otolaryngology-head-and-neck-surgery': ['61345009'],
  'pediatric-surgery': ['309383003'],
  'pediatrics': ['82296001'],
  'physical-medicine-and-rehabilitation': ['24430003'],
  'plastic-surgery': ['8724009'],
  'psychiatry': ['394587001', '80584001'],
  'public-health-and-preventive-medicine': ['56466003'],
  'radiation-oncology': ['419815003', '3430008'],
  'respirology': ['418112009', '41672002'],
  'rheumatology': ['394810000', '45440000'],
  'thoracic-surgery': ['22983004'],
  'urology': ['24590004'],
  'vascular-surgery': ['309388007'],
};

/** The specialties of the Collège des médecins du Québec (M-9, r. 26.1): code, French and English name. */
const NAMES: [string, string, string][] = [
  ['anatomical-pathology', 'Anatomo-pathologie', 'Anatomical pathology'],
  ['anesthesiology', 'Anesthésiologie', 'Anesthesiology'],
  ['medical-biochemistry', 'Biochimie médicale', 'Medical biochemistry'],
  ['cardiology', 'Cardiologie', 'Cardiology'],
  ['cardiac-surgery', 'Chirurgie cardiaque', 'Cardiac surgery'],
  ['colorectal-surgery', 'Chirurgie colorectale', 'Colorectal surgery'],
  ['general-surgery', 'Chirurgie générale', 'General surgery'],
  ['general-surgical-oncology', 'Chirurgie générale oncologique', 'General surgical oncology'],
  ['orthopedic-surgery', 'Chirurgie orthopédique', 'Orthopedic surgery'],
  ['pediatric-surgery', 'Chirurgie pédiatrique', 'Pediatric surgery'],
  ['plastic-surgery', 'Chirurgie plastique', 'Plastic surgery'],
  ['thoracic-surgery', 'Chirurgie thoracique', 'Thoracic surgery'],
  ['vascular-surgery', 'Chirurgie vasculaire', 'Vascular surgery'],
  ['dermatology', 'Dermatologie', 'Dermatology'],
  ['endocrinology-and-metabolism', 'Endocrinologie et métabolisme', 'Endocrinology and metabolism'],
  ['gynecologic-reproductive-endocrinology-and-infertility', 'Endocrinologie gynécologique de la reproduction et de l’infertilité', 'Gynecologic reproductive endocrinology and infertility'],
  ['gastroenterology', 'Gastroentérologie', 'Gastroenterology'],
  ['medical-genetics', 'Génétique médicale', 'Medical genetics'],
  ['geriatric-medicine', 'Gériatrie', 'Geriatric medicine'],
  ['geriatric-psychiatry', 'Gérontopsychiatrie', 'Geriatric psychiatry'],
  ['hematology', 'Hématologie', 'Hematology'],
  ['pediatric-hematology-oncology', 'Hématologie/oncologie pédiatrique', 'Pediatric hematology/oncology'],
  ['clinical-immunology-and-allergy', 'Immunologie clinique et allergie', 'Clinical immunology and allergy'],
  ['infectious-diseases', 'Maladies infectieuses', 'Infectious diseases'],
  ['emergency-medicine', 'Médecine d’urgence', 'Emergency medicine'],
  ['pediatric-emergency-medicine', 'Médecine d’urgence pédiatrique', 'Pediatric emergency medicine'],
  ['adolescent-medicine', 'Médecine de l’adolescence', 'Adolescent medicine'],
  ['family-medicine', 'Médecine de famille', 'Family medicine'],
  ['critical-care-medicine', 'Médecine de soins intensifs', 'Critical care medicine'],
  ['occupational-medicine', 'Médecine du travail', 'Occupational medicine'],
  ['internal-medicine', 'Médecine interne', 'Internal medicine'],
  ['general-internal-medicine', 'Médecine interne générale', 'General internal medicine'],
  ['maternal-fetal-medicine', 'Médecine maternelle et fœtale', 'Maternal-fetal medicine'],
  ['neonatal-perinatal-medicine', 'Médecine néonatale et périnatale', 'Neonatal-perinatal medicine'],
  ['nuclear-medicine', 'Médecine nucléaire', 'Nuclear medicine'],
  ['physical-medicine-and-rehabilitation', 'Médecine physique et réadaptation', 'Physical medicine and rehabilitation'],
  ['medical-microbiology-and-infectious-diseases', 'Microbiologie médicale et infectiologie', 'Medical microbiology and infectious diseases'],
  ['nephrology', 'Néphrologie', 'Nephrology'],
  ['neurosurgery', 'Neurochirurgie', 'Neurosurgery'],
  ['neurology', 'Neurologie', 'Neurology'],
  ['neuropathology', 'Neuropathologie', 'Neuropathology'],
  ['obstetrics-and-gynecology', 'Obstétrique et gynécologie', 'Obstetrics and gynecology'],
  ['gynecologic-oncology', 'Oncologie gynécologique', 'Gynecologic oncology'],
  ['medical-oncology', 'Oncologie médicale', 'Medical oncology'],
  ['ophthalmology', 'Ophtalmologie', 'Ophthalmology'],
  ['otolaryngology-head-and-neck-surgery', 'Oto-rhino-laryngologie et chirurgie cervico-faciale', 'Otolaryngology–head and neck surgery'],
  ['general-pathology', 'Pathologie générale', 'General pathology'],
  ['hematological-pathology', 'Pathologie hématologique', 'Hematological pathology'],
  ['forensic-pathology', 'Pathologie judiciaire', 'Forensic pathology'],
  ['pediatrics', 'Pédiatrie', 'Pediatrics'],
  ['developmental-pediatrics', 'Pédiatrie du développement', 'Developmental pediatrics'],
  ['clinical-pharmacology-and-toxicology', 'Pharmacologie clinique et toxicologie', 'Clinical pharmacology and toxicology'],
  ['respirology', 'Pneumologie', 'Respirology'],
  ['psychiatry', 'Psychiatrie', 'Psychiatry'],
  ['child-and-adolescent-psychiatry', 'Psychiatrie de l’enfant et de l’adolescent', 'Child and adolescent psychiatry'],
  ['forensic-psychiatry', 'Psychiatrie légale', 'Forensic psychiatry'],
  ['diagnostic-radiology', 'Radiologie diagnostique', 'Diagnostic radiology'],
  ['radiation-oncology', 'Radio-oncologie', 'Radiation oncology'],
  ['rheumatology', 'Rhumatologie', 'Rheumatology'],
  ['public-health-and-preventive-medicine', 'Santé publique et médecine préventive', 'Public health and preventive medicine'],
  ['urology', 'Urologie', 'Urology'],
];

const bySnomed = new Map(Object.entries(BY_SNOMED).flatMap(([code, concepts]) => concepts.map((concept) => [concept, code] as const)));
const byName = new Map(NAMES.flatMap(([code, fr, en]) => [code, fr, en].map((name) => [folded(name), code] as const)));

/** The specialty that a coded qualification stands for: by its concept, else by its exact name; null when it is none of ours. */
export function specialtyOf(concept: unknown): string | null {
  if (!isObject(concept)) return null;
  const codings = objects(concept.coding);
  for (const coding of codings) {
    const code = text(coding.system) === SNOMED ? bySnomed.get(text(coding.code) ?? '') : undefined;
    if (code) return code;
  }
  const names = [text(concept.text), ...codings.map((coding) => text(coding.display))];
  return names.map((name) => byName.get(folded(name ?? ''))).find((code) => code !== undefined) ?? null;
}
