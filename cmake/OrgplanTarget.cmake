# Warnings that every target of ours is built with; the presets make them errors.
add_library(orgplan_warnings INTERFACE)
target_compile_options(orgplan_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
    # Where it optimises, GCC 12 warns of its own std::string (its bug 105651), most of all out of precompiled headers.
    "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict;-Wno-array-bounds;-Wno-stringop-overflow;-Wno-stringop-overread>")

# Compiled together, what is local to a file looks as if it came with a header.
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(orgplan_warnings INTERFACE -Wno-subobject-linkage)
endif()

# Objects of a release carry what the link of orgplan_odr compares (7 % of compiling). All other links pass over it.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(orgplan_warnings INTERFACE "$<$<CONFIG:Release>:-flto;-ffat-lto-objects>")
    string(APPEND CMAKE_EXE_LINKER_FLAGS_RELEASE " -fno-lto")
endif()

# What nearly every file of a library includes, read once for all of them (0.5 s a file). It holds for equal flags only:
# -pthread is what pango asks for, -fpch-preprocess what ccache does.
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/headers.cpp CONTENT "")
add_library(orgplan_headers OBJECT ${CMAKE_BINARY_DIR}/headers.cpp)
target_include_directories(orgplan_headers PRIVATE ${PROJECT_SOURCE_DIR})
target_link_libraries(orgplan_headers PUBLIC fmt::fmt PRIVATE orgplan_warnings)
target_compile_options(orgplan_headers PUBLIC -pthread $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
target_precompile_headers(orgplan_headers PRIVATE
    <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <ostream> <set> <span> <string> <string_view>
    <tuple> <unordered_map> <utility> <vector> <fmt/format.h> <fmt/ranges.h>
    "${PROJECT_SOURCE_DIR}/graph/model/organisation.h")

# orgplan_apart(sources...): compiled one by one, where others are compiled together (CMAKE_UNITY_BUILD): what is generated,
# and files that give names of their own to other things than their neighbours do.
function(orgplan_apart)
    set_source_files_properties(${ARGN} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# orgplan_library(NAME SOURCES... [PRIVATE libraries...] [PUBLIC libraries...] [OWN_HEADERS])
# OWN_HEADERS: without the precompiled ones, for a library of other flags or without fmt.
function(orgplan_library name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "OWN_HEADERS" "" "SOURCES;PRIVATE;PUBLIC")
    add_library(${name} STATIC ${ARG_SOURCES})
    set_property(GLOBAL APPEND PROPERTY ORGPLAN_LIBRARIES ${name})
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE orgplan_warnings ${ARG_PRIVATE})
    if(NOT ARG_OWN_HEADERS)
        target_compile_options(${name} PRIVATE $<TARGET_PROPERTY:orgplan_headers,INTERFACE_COMPILE_OPTIONS>)
        target_link_libraries(${name} PRIVATE fmt::fmt)
        target_precompile_headers(${name} REUSE_FROM orgplan_headers)
    endif()
endfunction()
