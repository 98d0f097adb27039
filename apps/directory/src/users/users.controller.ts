import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { ReplaceUser, UserInput, UserPage, UserQuery, UserView } from './user.dto.js';
import { findUser, listUsers } from './users.queries.js';
import { UsersService } from './users.service.js';

const shown = (user: UserView): Answer<UserView> => versioned(user, user.version, [user.id]);

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Allow('users:read')
  @ApiOkResponse({ type: UserPage })
  list(@InTx() tx: Tx, @Query() query: UserQuery): Promise<Page<UserView>> {
    return listUsers(tx, query);
  }

  @Get(':id')
  @Allow('users:read')
  @ApiOkResponse({ type: UserView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<UserView>> {
    return shown(await findUser(tx, id));
  }

  @Post()
  @Allow('users:manage')
  @ApiCreatedResponse({ type: UserView })
  async create(@InTx() tx: Tx, @Body() input: UserInput): Promise<Answer<UserView>> {
    const user = await this.users.create(tx, input);
    return created(`/api/v1/users/${user.id}`, user, user.version, [user.id]);
  }

  @Put(':id')
  @Allow('users:manage')
  @ApiOkResponse({ type: UserView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ReplaceUser): Promise<Answer<UserView>> {
    return shown(await this.users.replace(tx, id, version, input));
  }

  /** From now on every service turns the user away; what they did stays. */
  @Put(':id/deactivation')
  @Allow('users:manage')
  @ApiOkResponse({ type: UserView })
  async deactivate(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<UserView>> {
    return shown(await this.users.deactivate(tx, id, version));
  }

  @Put(':id/reactivation')
  @Allow('users:manage')
  @ApiOkResponse({ type: UserView })
  async reactivate(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<UserView>> {
    return shown(await this.users.reactivate(tx, id, version));
  }
}
