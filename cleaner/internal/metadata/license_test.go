package metadata

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/winnowtext/winnow/heuristics"
)

func TestSetLicense(t *testing.T) {
	const cc = "https://creativecommons.org/"
	for name, test := range map[string]struct{ value, want, address string }{
		"an address":                           {cc + "licenses/by/4.0/", "CC-BY-4.0", cc + "licenses/by/4.0/"},
		"with a language of the deed":          {"http://www.creativecommons.org/licenses/by-nc-sa/2.5/deed.fr", "CC-BY-NC-SA-2.5", "http://www.creativecommons.org/licenses/by-nc-sa/2.5/deed.fr"},
		"written for a country":                {cc + "licenses/by-sa/3.0/de/deed.de", "CC-BY-SA-3.0-DE", cc + "licenses/by-sa/3.0/de/deed.de"},
		"in capitals":                          {cc + "licenses/BY-ND/4.0/", "CC-BY-ND-4.0", cc + "licenses/BY-ND/4.0/"},
		"the public domain":                    {cc + "publicdomain/zero/1.0/", "CC0-1.0", cc + "publicdomain/zero/1.0/"},
		"a work that was free before":          {cc + "publicdomain/mark/1.0/", "CC-PDM-1.0", cc + "publicdomain/mark/1.0/"},
		"a licence that is no more":            {cc + "licenses/sampling/1.0/", cc + "licenses/sampling/1.0/", cc + "licenses/sampling/1.0/"},
		"an address without a version":         {cc + "licenses/by/", "CC-BY", cc + "licenses/by/"},
		"another site that speaks of it":       {"https://a.example/licenses/by/4.0/", "https://a.example/licenses/by/4.0/", "https://a.example/licenses/by/4.0/"},
		"the site's own terms":                 {"https://a.example/terms", "https://a.example/terms", "https://a.example/terms"},
		"a name":                               {"CC BY-SA 4.0", "CC-BY-SA-4.0", cc + "licenses/by-sa/4.0/"},
		"a name that is one already":           {"CC-BY-NC-ND-3.0-DE", "CC-BY-NC-ND-3.0-DE", cc + "licenses/by-nc-nd/3.0/de/"},
		"a name in full":                       {"Creative Commons Attribution-NonCommercial 4.0 International License", "CC-BY-NC-4.0", cc + "licenses/by-nc/4.0/"},
		"a name without a version has no page": {"CC BY", "CC-BY", ""},
		"a name of none":                       {"CC0 1.0 Universal", "CC0-1.0", cc + "publicdomain/zero/1.0/"},
		"a sentence that begins like a name":   {"Creative Commons pictures are used on this page", "Creative Commons pictures are used on this page", ""},
		"a mail's copy":                        {"CC Anna Marsh", "CC Anna Marsh", ""},
		"parts that make no licence":           {"CC NC-BY 4.0", "CC NC-BY 4.0", ""},
		"all rights":                           {"All rights reserved", "All rights reserved", ""},
		"nothing":                              {"", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var out heuristics.Fields
			setLicense(&out, heuristics.Field{Value: test.value, Signal: signalMeta})
			assert.Equal(t, heuristics.Field{Value: test.want, Signal: signalMeta}, out.License)
			assert.Equal(t, test.address, out.LicenseURL)
		})
	}
}

// TestLicenseNamesAndAddresses goes from each name to its address and back.
func TestLicenseNamesAndAddresses(t *testing.T) {
	for _, id := range []string{"CC0-1.0", "CC-PDM-1.0", "CC-BY-4.0", "CC-BY-NC-ND-2.5", "CC-BY-SA-3.0-DE", "CC-BY-3.0-IGO"} {
		assert.Equal(t, id, creativeCommonsID(creativeCommonsURL(id)))
	}
}
