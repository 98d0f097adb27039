import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MAIL_READERS } from '@liaison/platform';

/** What is held about a person by mail is told to whoever answers for it: compliance reads it, as the registry promises. */
export class MailTold1764400001200 implements MigrationInterface {
  name = 'MailTold1764400001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY may_select ON mails USING (${MAIL_READERS})`);
    await runner.query(`ALTER POLICY may_select ON user_contacts USING (app_role() IN ('system', 'compliance') OR id = app_user())`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
