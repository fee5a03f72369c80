/* The ELF notes tell Xen's loader: a 64-bit guest for xen-3.0, where to enter, where to write its hypercall stubs. */
.macro note type, body:vararg
  .balign 4
  .long 4, 9f - 8f, \type
  .asciz "Xen"
8: \body
9: .balign 4
.endm

.section .note.xen, "a", @note
note 6, .asciz "tinypv"
note 7, .asciz "1"
note 5, .asciz "xen-3.0"
note 3, .quad 0 /* virtual base */
note 4, .quad 0 /* physical offset: pages lie at their own numbers */
note 1, .quad _start
note 2, .quad hypercall_page
note 8, .asciz "generic"
note 9, .asciz "yes" /* page tables have PAE's form */
note 14, .long 1 /* a suspend that is called off returns 1 */

.text
.globl _start
_start:
  cld
  lea stack_end(%rip), %rsp
  mov %rsi, %rdi /* start_info */
  xor %ebp, %ebp
  call guest_main
  ud2

.balign 4096
.globl hypercall_page
hypercall_page:
  .fill 4096, 1, 0xcc

.bss
.balign 16
  .skip 16384
stack_end:

.section .note.GNU-stack, "", @progbits
