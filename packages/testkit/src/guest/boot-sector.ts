/**
 * A guest of 512 bytes for QEMU's machine `pc`: it says `ready` on its serial line and its screen and echoes what it is sent;
 * ^D turns it off, ^R resets it, ^C is a panic (`<panic model='isa'/>`). It obeys the power button and gives back PCI devices
 * that the host takes away. It sleeps between the ticks of its clock. Written for these tests, in AT&T's notation.
 */
const code = [
  "ea 05 7c 00 00", // ljmp 0h,7c05h
  "31 c0", // main: xor ax,ax
  "8e d8", // mov ax,ds
  "8e d0", // mov ax,ss
  "bc 00 7c", // mov 7c00h,sp
  "fc", // cld
  "ba 02 06", // mov 602h,dx ; ask for the power button
  "b8 00 01", // mov 100h,ax
  "ef", // out ax,(dx)
  "be 94 7c", // mov 7c94h,si
  "e8 58 00", // call print
  "fb", // wait: sti
  "f4", // hlt ; until the clock ticks, 18 times a second
  "ba 00 06", // mov 600h,dx ; was the power button pressed?
  "ed", // in (dx),ax
  "f6 c4 01", // test 1h,ah
  "75 2c", // jne off
  "ba 04 ae", // mov ae04h,dx ; does the host ask for a PCI slot back? let it go
  "66 ed", // in (dx),eax
  "66 85 c0", // test eax,eax
  "74 05", // je serial
  "ba 08 ae", // mov ae08h,dx
  "66 ef", // out eax,(dx)
  "ba fd 03", // serial: mov 3fdh,dx ; has the serial line a byte?
  "ec", // in (dx),al
  "a8 01", // test 1h,al
  "74 de", // je wait
  "ba f8 03", // mov 3f8h,dx
  "ec", // in (dx),al
  "3c 04", // cmp 4h,al ; ^D
  "74 0d", // je off
  "3c 12", // cmp 12h,al ; ^R
  "74 1a", // je reset
  "3c 03", // cmp 3h,al ; ^C
  "74 1e", // je panic
  "e8 2d 00", // call put
  "eb e3", // jmp serial
  "be 9c 7c", // off: mov 7c9ch,si
  "e8 1b 00", // call print
  "ba 04 06", // mov 604h,dx ; soft off
  "b8 00 20", // mov 2000h,ax
  "ef", // out ax,(dx)
  "fa", // dead: cli
  "f4", // hlt
  "eb fc", // jmp dead
  "ba f9 0c", // reset: mov cf9h,dx ; the reset register
  "b0 06", // mov 6h,al
  "ee", // out al,(dx)
  "eb f4", // jmp dead
  "ba 05 05", // panic: mov 505h,dx ; tell of a panic
  "b0 01", // mov 1h,al
  "ee", // out al,(dx)
  "eb ec", // jmp dead
  "ac", // print: lods ds:(si),al
  "84 c0", // test al,al
  "74 1a", // je done
  "e8 02 00", // call put
  "eb f6", // jmp print
  "50", // put: push ax
  "ba fd 03", // mov 3fdh,dx ; when the line is ready, there
  "ec", // full: in (dx),al
  "a8 20", // test 20h,al
  "74 fb", // je full
  "58", // pop ax
  "ba f8 03", // mov 3f8h,dx
  "ee", // out al,(dx)
  "bb 07 00", // mov 7h,bx
  "b4 0e", // mov eh,ah
  "cd 10", // int 10h
  "c3", // done: ret
];

/** What it prints behind its code, where that expects it. */
const texts = "ready\r\n\0bye\r\n\0";

const SECTOR = 512;

/** The guest as the first sector of a disk of so many bytes. */
export function bootSector(bytes = SECTOR): Uint8Array {
  const disk = Buffer.alloc(Math.max(bytes, SECTOR));
  Buffer.from(code.join("").replaceAll(" ", ""), "hex").copy(disk);
  disk.write(texts, code.join(" ").split(" ").length, "latin1");
  disk.writeUInt16LE(0xaa55, SECTOR - 2);
  return disk;
}
