# orgplan_embed(OUTPUT FILES...): a .cpp that holds the files under schemas/, by their path from there.
function(orgplan_embed output)
    add_custom_command(
        OUTPUT ${output}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} "-DFILES=${ARGN}" -DROOT=${PROJECT_SOURCE_DIR}/schemas
                -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
        DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
        VERBATIM)
endfunction()
