import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a user is written to, as the directory says it. */
@Entity('user_contacts')
export class UserContact {
  @PrimaryColumn('uuid') id: string;
  @Column('int') version: number;
  @Column('text', { nullable: true }) email: string | null;
  @Column('text') locale: 'fr' | 'en';
}
