/** What Nest injects that is not a class. */
export const CONFIG = Symbol('config');
export const LOGGER = Symbol('logger');
export const DEFINITION = Symbol('service definition');
