/** Given and family names as they are borne in Québec, put together by chance: no real person is meant. */
export const givenNames = [
  'Élise', 'Maxime', 'Océane', 'Jean-François', 'Anaïs', 'Théo', 'Marie-Ève', 'Loïc', 'Aïcha', 'Benoît', 'Noémie', 'Frédéric',
  'Thị Hương', 'Rémi', 'Chloé', 'Zoé', 'Geneviève', 'Hervé', 'Inès', 'Jérôme', 'Kaïla', 'Ludovic', 'Maëlle', 'Naïm', 'Odile', 'Priya',
  'Raphaël', 'Solène', 'Tristan', 'Ursule', 'Valérie', 'Xavier', 'Yasmine', 'Zacharie', 'Émile', 'Françoise', 'Gaétan', 'Héloïse', 'Isaïe', 'Joëlle',
];
export const familyNames = [
  'Tremblay-Côté', 'St-Onge', 'Lévesque-Roy', 'Bélanger-Ouellet', 'de la Chevrotière', 'Nguyễn', 'Côté', 'Gagné-Hébert', 'Pépin', 'Larivière',
  'Désilets', 'L’Écuyer', 'Beauséjour', 'Ouédraogo', 'Vachon-Prévost', 'Théberge', 'Kanapé', 'Benaïssa', 'Ste-Marie', 'Gélinas', 'Brûlé', 'Hétu',
  'Mc Kenzie-Dubé', 'Abitbol', 'Vézina', 'Cœurdevey', 'Østergaard', 'Lôzach', 'Piétrangeli', 'Dò', 'Séguin-Labrèche', 'Frèrebeau', 'Awashish', 'Poïrier',
];
