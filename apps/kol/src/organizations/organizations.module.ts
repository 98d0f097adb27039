import { Module } from '@nestjs/common';
import { AffiliationsController } from './affiliations.controller.js';
import { OrganizationsController } from './organizations.controller.js';
import { OrganizationsService } from './organizations.service.js';

@Module({ controllers: [OrganizationsController, AffiliationsController], providers: [OrganizationsService], exports: [OrganizationsService] })
export class OrganizationsModule {}
