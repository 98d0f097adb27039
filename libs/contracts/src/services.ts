/** Every service of the suite: the name of its folder in apps/, of its schema and of its queue. */
export const services = ['directory', 'kol', 'interactions', 'pathways', 'monitoring'] as const;
export type ServiceName = (typeof services)[number];
