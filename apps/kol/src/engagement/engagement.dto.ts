import { stances } from '@liaison/contracts';
import { field } from '@liaison/platform';

export class TierComponentDto {
  @field.code({ description: 'What was judged, such as publications or guideline_author. Never prescribing.' }) criterion: string;
  @field.integer({ min: 0, max: 100 }) score: number;
}

export class TierInput {
  @field.integer({ min: 1, max: 3, description: '1 is the widest reach.' }) level: number;
  @field.list(() => TierComponentDto, { max: 20, optional: true }) components?: TierComponentDto[];
  @field.text({ max: 1_000, lines: true, optional: true, description: 'Why, for the audit.' }) reason?: string;
}

export class TierView {
  @field.integer({ min: 1, max: 3 }) level: number;
  @field.integer({ min: 0, max: 100, description: 'Mean of the components; 0 when there are none.' }) score: number;
  @field.list(() => TierComponentDto, { max: 20 }) components: TierComponentDto[];
}

export class StanceView {
  @field.id() topicId: string;
  @field.oneOf(stances) stance: string;
  @field.instant({ description: 'When it was last heard.' }) at: string;
}

export class EngagementView {
  @field.id() stakeholderId: string;
  @field.integer({ min: 0, max: 2_147_483_647, description: '0: nothing is known yet.' }) version: number;
  @field.object(() => TierView, { nullable: true }) tier: TierView | null;
  @field.instant({ nullable: true, description: 'Start of the last completed interaction.' }) lastTouchAt: string | null;
  @field.integer({ min: 0, max: 2_147_483_647, description: 'Completed interactions.' }) interactionCount: number;
  @field.list(() => StanceView, { max: 1_000 }) stances: StanceView[];
}
