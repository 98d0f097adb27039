/** What is said in the fictional meetings. No real product, person or case is meant. */
export const discussed = [
  'Données de suivi à long terme et profil d’innocuité.',
  'Place du traitement dans la séquence thérapeutique; comparaison avec l’usage actuel.',
  'Critères de sélection des patients et délais de référence vers le centre.',
  'Résultats d’un sous-groupe âgé; limites de l’étude.',
  'Organisation du suivi biologique en région éloignée.',
  'Real-world data presented at the last congress; questions on the comparator.',
  'Intérêt pour participer à un registre; ressources infirmières nécessaires.',
  'Interactions médicamenteuses et ajustement de la dose en insuffisance rénale.',
];
export const heard = [
  'Les délais d’autorisation poussent les équipes à repousser l’amorce du traitement.',
  'Le comité de pharmacologie attend des données de qualité de vie.',
  'Les infirmières pivots demandent un outil de suivi en français.',
  'Patients outside the city travel more than three hours for each infusion.',
  'La confiance envers les données canadiennes est plus forte que pour les données internationales.',
  'Le test compagnon n’est offert que dans deux centres.',
];
export const promised = [
  'Envoyer l’article de la phase 3.',
  'Mettre en contact avec le centre qui tient le registre.',
  'Revenir avec les données sur les patients de plus de 75 ans.',
  'Send the summary of the monitoring protocol.',
];
export const inquired = [
  'Existe-t-il des données sur l’emploi pendant la grossesse?',
  'Peut-on fractionner la dose chez un patient dysphagique?',
  'Are there data after a switch from the reference biologic?',
];
export const reported = [
  'Une patiente suivie ici a eu une éruption étendue deux jours après la première dose.',
  'Un patient s’est plaint de palpitations la semaine suivant le changement de dose.',
  'A patient needed an emergency visit for shortness of breath after the second infusion.',
];
