# The program and the style of the HTML page, as a source that holds them: TypeScript bundled by esbuild and checked by tsc,
# the layout compiled to WebAssembly by clang. Debian has all of it (`scripts/install-deps.sh page`); where something is
# missing, orgplan is built without pages and says what it lacks.

set(page_folder ${PROJECT_SOURCE_DIR}/graph/chart/page)
set(node_modules /usr/share/nodejs)
set(wasm_flags --target=wasm32-wasi -mexec-model=reactor -std=c++20 -Os -DNDEBUG -fno-exceptions -fno-rtti
    -ffp-contract=off -I${PROJECT_SOURCE_DIR} -Wl,--strip-all)

# The packages that are missing, as a list of names.
function(orgplan_page_missing result)
    set(missing)
    find_program(ESBUILD esbuild)
    find_program(TSC tsc)
    find_program(WASM_CLANG NAMES clang++-14 clang++)
    foreach(pair ESBUILD:esbuild TSC:node-typescript WASM_CLANG:clang)
        string(REPLACE ":" ";" pair ${pair})
        list(GET pair 0 program)
        list(GET pair 1 package)
        if(NOT ${program})
            list(APPEND missing ${package})
        endif()
    endforeach()
    foreach(module d3-zoom d3-selection)
        if(NOT EXISTS ${node_modules}/${module}/package.json)
            list(APPEND missing node-${module})
        endif()
    endforeach()
    set(failed TRUE)
    if(WASM_CLANG)
        set(probe ${CMAKE_BINARY_DIR}/page/probe)
        file(WRITE ${probe}.cpp "#include <vector>\nstd::vector<int> all(1);\nint main() { return all[0]; }\n")
        execute_process(COMMAND ${WASM_CLANG} ${wasm_flags} -o ${probe}.wasm ${probe}.cpp
                        RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    endif()
    # Without a compiler it is not known which of these are there.
    if(failed)
        list(APPEND missing lld wasi-libc libc++-14-dev-wasm32 libc++abi-14-dev-wasm32 libclang-rt-14-dev-wasm32)
    endif()
    set(${result} ${missing} PARENT_SCOPE)
endfunction()

# orgplan_page_bundle(SOURCE MODULE layout.cpp): makes the source of the bundle; MODULE has what WebAssembly exports.
function(orgplan_page_bundle output)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "MODULE" "")
    orgplan_page_missing(missing)
    if(missing)
        list(JOIN missing " " packages)
        message(WARNING "HTML pages are left out of orgplan, since these packages are missing: ${packages}\n"
                        "`scripts/install-deps.sh page` installs them; then configure anew")
        execute_process(COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DMISSING=${packages}"
                                -P ${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake COMMAND_ERROR_IS_FATAL ANY)
        return()
    endif()
    set(made ${CMAKE_BINARY_DIR}/page)
    get_target_property(layout_sources orgplan_layout SOURCES)
    get_target_property(layout_folder orgplan_layout SOURCE_DIR)
    list(TRANSFORM layout_sources PREPEND ${layout_folder}/)
    file(GLOB layout_headers CONFIGURE_DEPENDS ${layout_folder}/*.h)
    set(module ${made}/orgplan-layout/layout.wasm)
    file(MAKE_DIRECTORY ${made}/orgplan-layout)
    add_custom_command(
        OUTPUT ${module}
        COMMAND ${WASM_CLANG} ${wasm_flags} -o ${module} ${page_folder}/${ARG_MODULE} ${layout_sources}
        DEPENDS ${page_folder}/${ARG_MODULE} ${layout_sources} ${layout_headers}
        COMMENT "Compiling the layout for pages"
        VERBATIM)
    file(GLOB view CONFIGURE_DEPENDS ${page_folder}/view/*.ts ${page_folder}/view/*.css ${page_folder}/view/tsconfig.json)
    set(bundle ${CMAKE_COMMAND} -E env NODE_PATH=${node_modules}:${made} ${ESBUILD})
    add_custom_command(
        OUTPUT ${made}/page.js ${made}/page.css
        COMMAND ${TSC} --noEmit -p ${page_folder}/view/tsconfig.json
        COMMAND ${bundle} ${page_folder}/view/main.ts --bundle --minify --format=iife --target=es2020 --charset=utf8
                --loader:.wasm=binary --legal-comments=none --log-level=warning --outfile=${made}/page.js
        COMMAND ${bundle} ${page_folder}/view/page.css --bundle --minify --charset=utf8 --log-level=warning
                --outfile=${made}/page.css
        DEPENDS ${module} ${view} ${page_folder}/data.ts
        COMMENT "Bundling the page"
        VERBATIM)
    add_custom_command(
        OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DSCRIPT=${made}/page.js -DSTYLE=${made}/page.css
                -P ${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake
        DEPENDS ${made}/page.js ${made}/page.css ${PROJECT_SOURCE_DIR}/cmake/EmbedPage.cmake
        VERBATIM)
endfunction()
