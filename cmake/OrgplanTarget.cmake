# Warnings that every target of ours is built with; a preset makes them errors.
add_library(orgplan_warnings INTERFACE)
target_compile_options(orgplan_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
    # GCC 12 warns of its own std::string where it optimises (its bug 105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>)

# orgplan_library(NAME SOURCES... [PRIVATE libraries...] [PUBLIC libraries...])
function(orgplan_library name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;PRIVATE;PUBLIC")
    add_library(${name} STATIC ${ARG_SOURCES})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE orgplan_warnings ${ARG_PRIVATE})
endfunction()
