import { Anchor, Button, NavLink, UnstyledButton, type AnchorProps, type ButtonProps, type NavLinkProps, type UnstyledButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Rest = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> & { ref?: Ref<HTMLAnchorElement> };

/** Links that look like what they stand among, and change the place without loading the page. */
export const TextLink = createLink((props: AnchorProps & Rest) => <Anchor underline="always" {...props} />);
export const ButtonLink = createLink((props: ButtonProps & Rest) => <Button component="a" {...props} />);
export const NavigationLink = createLink((props: NavLinkProps & Rest) => <NavLink component="a" {...props} />);
export const BlockLink = createLink((props: UnstyledButtonProps & Rest) => <UnstyledButton component="a" {...props} />);
