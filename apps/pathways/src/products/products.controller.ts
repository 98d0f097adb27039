import { Body, Controller, Delete, Get, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, created, IfMatch, InTx, Language, PathId, versioned, type Answer, type Page, type Tx } from '@liaison/platform';
import { presentProduct } from './present.js';
import { CreateProduct, ProductPage, ProductQuery, ProductView, ReplaceProduct } from './product.dto.js';
import type { Product } from './product.entity.js';
import { listProducts } from './products.queries.js';
import { ProductsService } from './products.service.js';

const shown = (product: Product): Answer<ProductView> => versioned(presentProduct(product), product.version);

@ApiTags('products')
@Controller('products')
export class ProductsController {
  constructor(private readonly products: ProductsService) {}

  @Post()
  @Allow('products:write')
  @ApiCreatedResponse({ type: ProductView })
  async create(@InTx() tx: Tx, @Body() input: CreateProduct): Promise<Answer<ProductView>> {
    const product = await this.products.create(tx, input);
    return created(`/api/v1/products/${product.id}`, presentProduct(product));
  }

  @Get()
  @Allow('products:read')
  @ApiOkResponse({ type: ProductPage })
  list(@InTx() tx: Tx, @Language() language: 'fr' | 'en', @Query() query: ProductQuery): Promise<Page<ProductView>> {
    return listProducts(tx, query, language);
  }

  @Get(':id')
  @Allow('products:read')
  @ApiOkResponse({ type: ProductView })
  async get(@InTx() tx: Tx, @PathId() id: string): Promise<Answer<ProductView>> {
    return shown(await this.products.get(tx, id));
  }

  @Put(':id')
  @Allow('products:write')
  @ApiOkResponse({ type: ProductView })
  async replace(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number, @Body() input: ReplaceProduct): Promise<Answer<ProductView>> {
    return shown(await this.products.replace(tx, id, version, input));
  }

  @Delete(':id')
  @Allow('products:write')
  @ApiOkResponse({ type: ProductView })
  async void(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<ProductView>> {
    return shown(await this.products.void(tx, id, version));
  }

  @Put(':id/restoration')
  @Allow('products:write')
  @ApiOkResponse({ type: ProductView })
  async restore(@InTx() tx: Tx, @PathId() id: string, @IfMatch() version: number): Promise<Answer<ProductView>> {
    return shown(await this.products.restore(tx, id, version));
  }
}
