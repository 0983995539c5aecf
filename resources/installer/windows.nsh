; A paper is a folder, and Explorer gives no folder to a program by its ending: folders Name.banxin get a line of
; their own in the menu under the right mouse button.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Directory\shell\${APP_ID}" "" "Open with Banxin 版心"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\${APP_ID}" "Icon" "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  WriteRegStr SHCTX "Software\Classes\Directory\shell\${APP_ID}" "AppliesTo" 'System.FileName:"*.banxin"'
  WriteRegStr SHCTX "Software\Classes\Directory\shell\${APP_ID}\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Directory\shell\${APP_ID}"
!macroend
