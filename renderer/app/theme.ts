import {
  ActionIcon,
  Button,
  createTheme,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Select,
  TextInput,
  Tooltip,
} from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef7f7',
  '#d9ecec',
  '#b3d8d9',
  '#86c0c2',
  '#5aa6a9',
  '#368b90',
  '#17717a',
  '#115e66',
  '#0e4d54',
  '#0a3a40',
];

const still = { transitionProps: { duration: 80 } };
const small = { defaultProps: { size: 'xs' } };

/** Defaults of the component library; the values themselves stand in `styles/variables.css` (see there why). */
export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    PasswordInput: small,
    Textarea: small,
    NumberInput: small,
    Select: Select.extend({ defaultProps: { size: 'xs', comboboxProps: { transitionProps: { duration: 0 } } } }),
    NativeSelect: small,
    Autocomplete: { defaultProps: { size: 'xs', comboboxProps: { transitionProps: { duration: 0 } } } },
    MultiSelect: { defaultProps: { size: 'xs', comboboxProps: { transitionProps: { duration: 0 } } } },
    TagsInput: { defaultProps: { size: 'xs', comboboxProps: { transitionProps: { duration: 0 } } } },
    Checkbox: small,
    Radio: small,
    Switch: small,
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 0 } },
    DateInput: small,
    DateTimePicker: small,
    FileInput: small,
    // react-remove-scroll and its style element stay out: the page itself never scrolls.
    Modal: Modal.extend({
      defaultProps: {
        lockScroll: false,
        centered: false,
        yOffset: '12vh',
        overlayProps: { backgroundOpacity: 0.4 },
        // Opened again while it fades out, the library's modal would stay closed.
        transitionProps: { duration: 0 },
      },
    }),
    Drawer: { defaultProps: { lockScroll: false, ...still } },
    Menu: Menu.extend({ defaultProps: still }),
    Popover: Popover.extend({ defaultProps: still }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, ...still } }),
    Tabs: { defaultProps: { keepMounted: false } },
  },
});
