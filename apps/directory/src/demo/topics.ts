import { demoTopics } from './ids.js';
import type { TopicInput } from '../topics/topic.dto.js';

type DemoTopic = TopicInput & { id: string };

const topic = (id: string, therapeuticArea: string, fr: string, en: string): DemoTopic => ({ id, label: { fr, en }, therapeuticArea });

/** What medical affairs talks about in the demonstration. */
export const demoTopicList: readonly DemoTopic[] = [
  topic(demoTopics.lungImmunotherapy, 'oncology', 'Immunothérapie du cancer du poumon', 'Immunotherapy in lung cancer'),
  topic(demoTopics.immuneToxicity, 'oncology', 'Toxicités immunitaires', 'Immune-related toxicities'),
  topic(demoTopics.biomarkerTesting, 'oncology', 'Accès aux tests de biomarqueurs', 'Access to biomarker testing'),
  topic(demoTopics.breastAdjuvant, 'oncology', 'Traitement adjuvant du cancer du sein', 'Adjuvant treatment of breast cancer'),
  topic(demoTopics.myeloma, 'hemato_oncology', 'Séquences de traitement du myélome', 'Treatment sequences in myeloma'),
  topic(demoTopics.arthritisBiologics, 'rheumatology', 'Agents biologiques dans l’arthrite', 'Biologics in arthritis'),
  topic(demoTopics.biosimilarSwitch, 'immunology', 'Passage aux biosimilaires', 'Switching to biosimilars'),
  topic(demoTopics.inflammatoryBowel, 'gastroenterology', 'Maladies inflammatoires de l’intestin', 'Inflammatory bowel disease'),
  topic(demoTopics.psoriasisSequence, 'dermatology', 'Choix d’un agent systémique dans le psoriasis', 'Choosing a systemic agent in psoriasis'),
  topic(demoTopics.heartFailure, 'cardiology', 'Insuffisance cardiaque à fraction préservée', 'Heart failure with preserved ejection fraction'),
  topic(demoTopics.atrialFibrillation, 'cardiology', 'Fibrillation auriculaire', 'Atrial fibrillation'),
  topic(demoTopics.lipidTargets, 'cardiology', 'Cibles lipidiques', 'Lipid targets'),
  topic(demoTopics.multipleSclerosis, 'neurology', 'Traitement précoce de la sclérose en plaques', 'Early treatment of multiple sclerosis'),
  topic(demoTopics.migrainePrevention, 'neurology', 'Prévention de la migraine', 'Migraine prevention'),
  topic(demoTopics.earlyAlzheimer, 'neurology', 'Diagnostic précoce de la maladie d’Alzheimer', 'Early diagnosis of Alzheimer’s disease'),
  topic(demoTopics.severeAsthma, 'respiratory', 'Asthme grave', 'Severe asthma'),
  topic(demoTopics.copdExacerbations, 'respiratory', 'Exacerbations de la MPOC', 'COPD exacerbations'),
  topic(demoTopics.enzymeReplacement, 'rare_diseases', 'Enzymothérapie substitutive', 'Enzyme replacement therapy'),
  topic(demoTopics.newbornScreening, 'rare_diseases', 'Dépistage néonatal', 'Newborn screening'),
  topic(demoTopics.glp1, 'diabetes', 'Agonistes du GLP-1', 'GLP-1 agonists'),
  topic(demoTopics.continuousGlucose, 'diabetes', 'Surveillance du glucose en continu', 'Continuous glucose monitoring'),
  topic(demoTopics.diabeticKidney, 'nephrology', 'Néphropathie diabétique', 'Diabetic kidney disease'),
  topic(demoTopics.remoteMonitoring, 'digital_health', 'Télésurveillance des patients', 'Remote patient monitoring'),
  topic(demoTopics.adultVaccination, 'vaccines', 'Vaccination des adultes', 'Adult vaccination'),
];
