/** The items of a list that comes whole and is shown as it is: their places tell them apart, since nothing else in them need do so. */
export const keyed = <T>(list: readonly T[]): { key: number; one: T }[] => list.map((one, key) => ({ key, one }));
