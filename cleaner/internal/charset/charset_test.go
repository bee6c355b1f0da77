package charset

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	french   = "Le café de la gare était fermé dès l’été ; « c’est là », a-t-il dit, très déçu, à côté de la fenêtre. Où étaient les élèves ?"
	russian  = "Старый мост закрыли для машин ещё весной, и жители деревни ездят теперь через соседний город, хотя дорога там плохая."
	japan    = "町は、古い橋を月曜日から車の通行止めにすると発表した。市場へ行く道はほかになく、村の人々は困っている。"
	chinese  = "市政府宣布，老桥从星期一起禁止汽车通行。村里的人都不高兴，因为这是去市场的唯一一条路，他们每天都要走。"
	english  = "The ferry leaves at noon and comes back at six."
	longText = "Ce n’est pas l’été. "
)

func encoded(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(s))
	require.NoError(t, err)
	return out
}

func TestDecode(t *testing.T) {
	utf16 := func(order unicode.Endianness, bom unicode.BOMPolicy, s string) []byte {
		return encoded(t, unicode.UTF16(order, bom), s)
	}
	for _, c := range []struct {
		name     string
		input    []byte
		declared string
		want     string
		encoding string
	}{
		{"nothing", nil, "", "", "utf-8"},
		{"ASCII", []byte(english), "", english, "utf-8"},
		{"UTF-8", []byte(french), "", french, "utf-8"},
		{"UTF-8 with a byte order mark, which stays", []byte("\ufeff" + french), "", "\ufeff" + french, "utf-8"},
		{"UTF-8 though another is declared", []byte(french), "windows-1252", french, "utf-8"},
		{"UTF-8 with a stray byte", []byte(french + "\xe9"), "", french + "\xe9", "utf-8"},
		{"UTF-8 that was cut", []byte(french + "é")[:len(french)+1], "", french + "\xc3", "utf-8"},
		{"UTF-16 little-endian with mark, which stays", utf16(unicode.LittleEndian, unicode.UseBOM, russian), "", "\ufeff" + russian, "utf-16le"},
		{"UTF-16 big-endian with mark", utf16(unicode.BigEndian, unicode.UseBOM, russian), "", "\ufeff" + russian, "utf-16be"},
		{"UTF-16 mark before a declaration", utf16(unicode.BigEndian, unicode.UseBOM, english), "utf-16le", "\ufeff" + english, "utf-16be"},
		{"UTF-16 little-endian, bare", utf16(unicode.LittleEndian, unicode.IgnoreBOM, english), "", english, "utf-16le"},
		{"UTF-16 big-endian, bare", utf16(unicode.BigEndian, unicode.IgnoreBOM, english), "", english, "utf-16be"},
		{"windows-1252, guessed", encoded(t, charmap.Windows1252, french), "", french, "windows-1252"},
		{"windows-1252, declared", encoded(t, charmap.Windows1252, "naïve"), "windows-1252", "naïve", "windows-1252"},
		{"ISO 8859-1 is windows-1252 on the web", encoded(t, charmap.Windows1252, "“naïve”"), "ISO-8859-1", "“naïve”", "windows-1252"},
		{"windows-1251, guessed", encoded(t, charmap.Windows1251, russian), "", russian, "windows-1251"},
		{"windows-1251, declared", encoded(t, charmap.Windows1251, "мост"), "cp1251", "мост", "windows-1251"},
		{"KOI8-R, declared", encoded(t, charmap.KOI8R, russian), "koi8-r", russian, "koi8-r"},
		{"Shift JIS, guessed", encoded(t, japanese.ShiftJIS, japan), "", japan, "shift_jis"},
		{"EUC-JP, guessed", encoded(t, japanese.EUCJP, japan), "", japan, "euc-jp"},
		{"GBK, guessed", encoded(t, simplifiedchinese.GBK, chinese), "", chinese, "gb18030"},
		{"GBK, declared", encoded(t, simplifiedchinese.GBK, chinese), "gb2312", chinese, "gbk"},
		{"too little to guess from", []byte("caf\xe9"), "", "café", "windows-1252"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Decode(string(c.input), c.declared)
			require.NoError(t, err)
			assert.Equal(t, c.want, got.Source)
			assert.Equal(t, c.encoding, got.Encoding)
			assert.Nil(t, got.Raw, "encoding gives the input back")
			back, err := Encode(got.Source, got.Encoding)
			require.NoError(t, err)
			assert.Equal(t, string(c.input), string(back))
		})
	}
}

// TestDecodeKeepsRaw takes inputs that no encoder gives back.
func TestDecodeKeepsRaw(t *testing.T) {
	for _, c := range []struct {
		name     string
		input    []byte
		declared string
	}{
		{"half a unit of UTF-16", []byte("\xff\xfea\x00b\x00c"), ""},
		{"a lone surrogate of UTF-16", []byte("\xff\xfea\x00\x00\xd8b\x00"), ""},
		{"half a character of Shift JIS", append(encoded(t, japanese.ShiftJIS, japan), 0x83), "shift_jis"},
		{"bytes that GBK has not", append(encoded(t, simplifiedchinese.GBK, chinese), 0xff, 0xff), "gbk"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Decode(string(c.input), c.declared)
			require.NoError(t, err)
			require.NotNil(t, got.Raw)
			assert.Equal(t, c.input, got.Raw)
		})
	}
}

func TestUnknownNames(t *testing.T) {
	for _, name := range []string{"klingon", "utf-9", "windows-1259", " "} {
		_, err := Decode("caf\xe9", name)
		require.ErrorContains(t, err, name)
		_, err = Decode("ASCII all the way", name)
		require.Error(t, err, "a wrong name is an error whatever the bytes are")
		_, err = Encode("x", name)
		require.Error(t, err)
	}
}

func TestEncodeRefusesForeignCharacters(t *testing.T) {
	_, err := Encode("мост", "windows-1252")
	require.Error(t, err)
}

func TestDeclared(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"meta", `<meta charset="windows-1251">`, "windows-1251"},
		{"meta without quotes", `<meta charset=koi8-r>`, "koi8-r"},
		{"meta in capitals", `<META CHARSET='Shift_JIS'>`, "shift_jis"},
		{"http-equiv", `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`, "gb2312"},
		{"XML", `<?xml version="1.0" encoding="iso-8859-2"?>`, "iso-8859-2"},
		{"UTF-8", `<meta charset="utf-8">`, "utf-8"},
		{"a name that nobody knows", `<meta charset="klingon">`, ""},
		{"a known one behind it", `<meta charset="klingon"><meta charset="koi8-r">`, "koi8-r"},
		{"none", `<p>Hello</p>`, ""},
		{"an empty one", `<meta charset="">`, ""},
		{"no end", `<meta charset=koi8-r`, ""},
		{"too late", strings.Repeat(" ", declarationBytes) + `<meta charset="koi8-r">`, ""},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, Declared(c.page)) })
	}
}

func TestDecodePage(t *testing.T) {
	for _, c := range []struct {
		why, page, charset, want, encoding string
	}{
		{"UTF-8", "<p>café", "", "<p>café", "utf-8"},
		{"UTF-8 whatever it declares", `<meta charset="koi8-r">café`, "", `<meta charset="koi8-r">café`, "utf-8"},
		{"what it declares", "<meta charset=koi8-r>\xcd", "", "<meta charset=koi8-r>м", "koi8-r"},
		{"what it is said to be", "<meta charset=koi8-r>\xe9", "windows-1252", "<meta charset=koi8-r>é", "windows-1252"},
		{"UTF-16 without a mark", "<\x00p\x00>\x00a\x00b\x00", "", "<p>ab", "utf-16le"},
		{"UTF-8 with a stray byte", french + "\xe9", "", french + "\xe9", "utf-8"},
	} {
		t.Run(c.why, func(t *testing.T) {
			page, encoding, err := DecodePage([]byte(c.page), c.charset)
			require.NoError(t, err)
			assert.Equal(t, c.want, string(page))
			assert.Equal(t, c.encoding, encoding)
		})
	}
	_, _, err := DecodePage([]byte("<p>"), "klingon")
	assert.Error(t, err)
}

func TestGuessLooksAtASample(t *testing.T) {
	input := encoded(t, charmap.Windows1252, strings.Repeat(longText, 400_000))
	got, err := Decode(string(input), "")
	require.NoError(t, err)
	assert.Equal(t, "windows-1252", got.Encoding)
	assert.Less(t, testing.AllocsPerRun(1, func() { guess(string(input)) }), 1_000.0)
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "caf\xe9", "\xff\xfea\x00", "\xfe\xff\x00a\xd8", "\xef\xbb\xbfx", "\x81\x40\xff", "a\x00b\x00c\x00d\x00"} {
		for _, declared := range []string{"", "shift_jis", "gbk", "windows-1252", "utf-16", "iso-2022-jp"} {
			f.Add([]byte(s), declared)
		}
	}
	f.Fuzz(func(t *testing.T, input []byte, declared string) {
		got, err := Decode(string(input), declared)
		if declared != "" {
			page, name, pageErr := DecodePage(input, declared)
			require.Equal(t, err == nil, pageErr == nil)
			if err == nil {
				require.Equal(t, got.Source, string(page), "a page is decoded as a text is")
				require.Equal(t, got.Encoding, name)
			}
		}
		if err != nil {
			_, known := lookup(declared)
			require.Error(t, known, "only unknown names are errors")
			return
		}
		if got.Raw != nil {
			require.Equal(t, input, got.Raw)
			return
		}
		back, err := Encode(got.Source, got.Encoding)
		require.NoError(t, err)
		require.Equal(t, string(input), string(back))
	})
}

// TestGuessIsTheSameEachTime has bytes that two encodings fit alike.
func TestGuessIsTheSameEachTime(t *testing.T) {
	input := bytes.Repeat([]byte("\xa4\xa4"), 30) // Hiragana in EUC-JP, and common in Big5
	first, err := Decode(string(input), "")
	require.NoError(t, err)
	for range 50 {
		again, err := Decode(string(input), "")
		require.NoError(t, err)
		require.Equal(t, first, again)
	}
}
