# cmake -DOUTPUT=bundle.cpp -DSCRIPT=page.js -DSTYLE=page.css -P EmbedPage.cmake: the source that holds both, or with
# -DMISSING="packages" one that says why there are none.

set(script "")
set(style "")
set(script_sha256 "")
set(style_sha256 "")
if(NOT DEFINED MISSING)
    set(MISSING "")
    foreach(part script style)
        string(TOUPPER ${part} upper)
        file(READ ${${upper}} ${part})
        # The last line end is not part of the element.
        string(STRIP "${${part}}" ${part})
        string(SHA256 ${part}_sha256 "${${part}}")
    endforeach()
    string(FIND "${script}${style}" ")orgplan\"" ends)
    if(NOT ends EQUAL -1)
        message(FATAL_ERROR "the bundle of the page has the end of a raw string in it")
    endif()
endif()

file(WRITE ${OUTPUT}.new "#include \"graph/chart/page/page_html.h\"

namespace orgplan::page {

const Bundle& bundle() {
    static const Bundle kBundle{
        R\"orgplan(${script})orgplan\",
        R\"orgplan(${style})orgplan\",
        \"${script_sha256}\", \"${style_sha256}\", \"${MISSING}\"};
    return kBundle;
}

}  // namespace orgplan::page
")
file(RENAME ${OUTPUT}.new ${OUTPUT})
