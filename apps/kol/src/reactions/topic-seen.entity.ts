import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('topics_seen')
export class TopicSeen {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text', { name: 'therapeutic_area' }) therapeuticArea: string;
  @Column('boolean') active: boolean;
}
