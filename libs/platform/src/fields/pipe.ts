import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { fromQuery } from './query.js';
import { hasFields } from './registry.js';
import { validate } from './validate.js';

/** Validates every body and query whose class has fields. */
@Injectable()
export class FieldsPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (!hasFields(metatype)) return value;
    if (type === 'body') return validate(metatype, value);
    if (type === 'query') return validate(metatype, fromQuery(metatype, value as Record<string, unknown>), 'query');
    return value;
  }
}
