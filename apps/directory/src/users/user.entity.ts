import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Duty, Role } from '@liaison/contracts';

export const userKinds = ['person', 'client'] as const;
export type UserKind = (typeof userKinds)[number];

/** Somebody who works with the suite, or a program that does (`client`), as every colleague may see them. */
@Entity('users')
export class User {
  @PrimaryColumn('uuid') id: string;
  @VersionColumn() version: number;
  @Column('text', { name: 'display_name' }) displayName: string;
  @Column('text') role: Role;
  @Column('text', { array: true }) duties: Duty[];
  @Column('text') kind: UserKind;
  @Column('boolean') active: boolean;
  @Column('text') locale: 'fr' | 'en';
  @Column('text', { name: 'time_zone' }) timeZone: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt: Date;
}

/** How a user signs in and is written to: for administrators, compliance and the user alone. */
@Entity('user_accounts')
export class UserAccount {
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  /** The identity provider's name of the user. */
  @Column('text') subject: string;
  @Column('text', { nullable: true }) email: string | null;
}

/** Whether the user can manage users: the suite must never be without such a person. */
export const administers = (user: Pick<User, 'role' | 'kind' | 'active'>): boolean =>
  user.role === 'admin' && user.kind === 'person' && user.active;
